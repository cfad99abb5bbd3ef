package vn.sanvat.media.upload;

import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** What we say to who sends a photo in pieces: what is wrong, and where to go on. */
final class UploadRefusals {

    private UploadRefusals() {}

    /** The same for one that ended, one of somebody else, and one that never was. */
    static Problem unknown() {
        return Problem.notFound("id", UNKNOWN_VI, UNKNOWN_EN);
    }

    /** Named in a body. */
    static Problem unknownIn(String field) {
        return Problem.invalid(field, UNKNOWN_VI, UNKNOWN_EN);
    }

    private static final String UNKNOWN_VI = "Không có lần gửi ảnh này, hoặc đã quá 24 giờ; hãy gửi lại ảnh từ đầu";
    private static final String UNKNOWN_EN =
            "There is no such upload, or it ended after 24 hours; send the photo again from its beginning";

    static Problem otherVersion() {
        return Problem.of(
                Kind.UNSUPPORTED_VERSION,
                TusHeaders.RESUMABLE,
                "Tus-Resumable phải là " + TusHeaders.VERSION,
                "Tus-Resumable must be " + TusHeaders.VERSION);
    }

    static Problem noNumber(String header, int max) {
        return Problem.invalid(
                header,
                header + " phải là một số byte từ 0 đến " + max,
                header + " must be a number of bytes from 0 to " + max);
    }

    static Problem metadata(int maxCharacters) {
        return Problem.invalid(
                TusHeaders.METADATA,
                TusHeaders.METADATA + " chỉ có ký tự ASCII nhìn thấy được, nhiều nhất " + maxCharacters,
                TusHeaders.METADATA + " must be visible ASCII, at most " + maxCharacters + " characters");
    }

    static Problem otherOffset(int sent, int stands) {
        return Problem.conflict(
                TusHeaders.OFFSET,
                "Phần gửi bắt đầu ở byte " + sent + "; đã nhận " + stands + " byte, hãy gửi tiếp từ đó",
                "What was sent begins at byte " + sent + "; " + stands + " have come, go on from there");
    }

    static Problem overtaken() {
        return Problem.conflict(
                TusHeaders.OFFSET,
                "Một phần khác vừa đến cùng chỗ; hãy hỏi lại bằng HEAD rồi gửi tiếp",
                "Another piece has just come for the same place; ask by HEAD and go on");
    }

    static Problem tooManyPieces(int max) {
        return Problem.conflict(
                TusHeaders.OFFSET,
                "Ảnh này đã đến thành " + max + " phần; hãy gửi lại từ đầu bằng những phần lớn hơn",
                "This photo has come in " + max + " pieces already; begin anew with larger ones");
    }

    static Problem pieceTooLarge(int maxBytes) {
        return Problem.of(
                Kind.TOO_LARGE,
                null,
                "Mỗi phần nhiều nhất " + maxBytes + " byte; hãy gửi thành nhiều phần",
                "A piece has at most " + maxBytes + " bytes; send it in several");
    }

    static Problem beyondLength(int lengthBytes) {
        return Problem.of(
                Kind.TOO_LARGE,
                TusHeaders.LENGTH,
                "Phần này vượt quá " + lengthBytes + " byte đã báo lúc đầu",
                "This piece goes beyond the " + lengthBytes + " bytes that were announced");
    }

    static Problem notWhole(String field, int offsetBytes, int lengthBytes) {
        return Problem.conflict(
                field,
                "Ảnh mới đến " + offsetBytes + " trên " + lengthBytes + " byte; hãy gửi tiếp phần còn lại",
                offsetBytes + " of " + lengthBytes + " bytes of the photo have come; send the rest first");
    }
}
