package vn.sanvat.site.api;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What the page about the API says round the description. */
public enum ApiWords implements Wording {
    WALK("Từ cơ sở đến thu hồi, từng bước", "From maker to recall, step by step"),
    WALK_SAY(
            "Chép từng lệnh vào một cửa sổ dòng lệnh, theo thứ tự. Chữ bắt đầu bằng $ là giá trị lấy từ câu trả lời trước: mỗi bước nói cần giữ lại gì. Địa danh trong ví dụ đến từ dữ liệu mẫu.",
            "Copy each command into one shell, in order. What begins with $ is a value of an earlier answer: each step says what to keep. The place in the example comes with the service."),
    PREPARE("Đặt trước:", "Set first:"),
    ANSWER("Trả lời", "Answer"),
    WHOLE("Toàn bộ dạng trả lời:", "The whole answer:"),
    KEEP("Giữ lại cho các bước sau:", "Keep for later steps:"),
    PAGE_HAS("Trong trang có:", "The page has:"),
    PARAMETERS("Tham số", "Parameters"),
    BODY("Nội dung gửi", "Body"),
    ANSWERS("Trả lời", "Answers"),
    SCHEMAS("Dạng dữ liệu", "Schemas"),
    REQUIRED("bắt buộc", "required"),
    ONE_OF("Một trong:", "One of:"),
    ACCOUNT("cần tài khoản", "needs an account"),
    EVERYBODY("ai cũng dùng được", "open to everybody");

    private final Localized text;

    ApiWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
