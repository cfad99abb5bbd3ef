package vn.sanvat.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import vn.sanvat.text.Localized;

/** What an operation does, said from its method and path: the API has one grammar, so its sentences have one too. */
final class OperationWords {

    /** The first segment after {@code /api}: one of them, and all of them. */
    private static final Map<String, Noun> NOUNS = Map.ofEntries(
            Map.entry("places", new Noun("a place", "places", "địa danh")),
            Map.entry("cooperatives", new Noun("a cooperative", "cooperatives", "hợp tác xã / cơ sở")),
            Map.entry("evidence", new Noun("a piece of evidence", "evidence", "giấy chứng nhận")),
            Map.entry("products", new Noun("a product", "products", "sản phẩm")),
            Map.entry("packs", new Noun("a pack", "packs", "quy cách")),
            Map.entry("categories", new Noun("a category", "categories", "nhóm hàng")),
            Map.entry("lots", new Noun("a lot", "lots", "lô")),
            Map.entry("events", new Noun("an event", "events", "sự kiện")),
            Map.entry("journeys", new Noun("a journey", "journeys", "hành trình")),
            Map.entry("photos", new Noun("a photo", "photos", "ảnh")),
            Map.entry("codes", new Noun("a code", "codes", "mã QR")),
            Map.entry("feedback", new Noun("a piece of feedback", "feedback", "phản ánh")),
            Map.entry("publications", new Noun("a publication", "publications", "bản đăng trên sàn")),
            Map.entry("platforms", new Noun("a platform", "platforms", "sàn thương mại điện tử")),
            Map.entry("exports", new Noun("an export package", "export packages", "gói xuất")),
            Map.entry("sample", new Noun("the sample goods", "sample goods", "hàng mẫu")));

    /** The last segment of a verb or a part. */
    private static final Map<String, Localized> VERBS = Map.ofEntries(
            Map.entry("submit", Localized.of("Gửi duyệt", "Submit")),
            Map.entry("approve", Localized.of("Duyệt", "Approve")),
            Map.entry("return", Localized.of("Trả lại", "Send back")),
            Map.entry("withdraw", Localized.of("Ngừng bán", "Withdraw")),
            Map.entry("recall", Localized.of("Thu hồi", "Recall")),
            Map.entry("verify", Localized.of("Xác minh", "Verify")),
            Map.entry("refuse", Localized.of("Từ chối", "Refuse")),
            Map.entry("retire", Localized.of("Thôi dùng", "Retire")),
            Map.entry("retry", Localized.of("Thử lại", "Retry")),
            Map.entry("publish", Localized.of("Đăng lên sàn", "Publish")),
            Map.entry("resume", Localized.of("Cho chạy lại", "Resume")),
            Map.entry("check", Localized.of("Kiểm tra nội dung của", "Check the content of")),
            Map.entry("successors", Localized.of("Xem đơn vị kế tục của", "List the successors of")),
            Map.entry("descendants", Localized.of("Xem các lô làm ra từ", "List the lots made from")),
            Map.entry("journey", Localized.of("Xem hành trình của", "Show the journey of")),
            Map.entry("publication", Localized.of("Xem bản đăng của", "Show the publication of")));

    private record Noun(String one, String many, String vi) {}

    private OperationWords() {}

    /** @param path such as {@code /api/products/{id}/submit} */
    static Localized of(String method, String path) {
        var segments = Arrays.asList(path.substring("/api/".length()).split("/", -1));
        var noun = NOUNS.getOrDefault(segments.getFirst(), plain(segments.getFirst()));
        var last = segments.getLast();
        var single = segments.size() > 1;
        var named = VERBS.get(last);
        if (single && !last.startsWith("{")) {
            var verb = named == null
                    ? Localized.of(
                            verb(method, true).vi() + " " + last + " của",
                            verb(method, true).en() + " the " + last + " of")
                    : named;
            return Localized.of(verb.vi() + " " + noun.vi(), verb.en() + " " + noun.one());
        }
        var verb = verb(method, single);
        var listing = method.equals("GET") && !single;
        return Localized.of(verb.vi() + " " + noun.vi(), verb.en() + " " + (listing ? noun.many() : noun.one()));
    }

    /** What the records under a first segment are called. */
    static Localized heading(String segment) {
        var noun = NOUNS.getOrDefault(segment, plain(segment));
        return Localized.of(capital(noun.vi()), capital(noun.many()));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Noun plain(String segment) {
        return new Noun(segment, segment, segment);
    }

    private static Localized verb(String method, boolean single) {
        return switch (method) {
            case "GET", "HEAD" -> single ? Localized.of("Xem", "Read") : Localized.of("Danh sách", "List");
            case "POST" -> Localized.of("Tạo", "Create");
            case "DELETE" -> Localized.of("Bỏ", "Remove");
            default -> Localized.of("Sửa", "Change");
        };
    }
}
