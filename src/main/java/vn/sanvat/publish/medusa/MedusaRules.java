package vn.sanvat.publish.medusa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.sanvat.publish.Issue;
import vn.sanvat.publish.Offer;
import vn.sanvat.publish.Outcome;
import vn.sanvat.text.Localized;

/** What the shop is known to refuse, or to take and then show wrongly. */
final class MedusaRules {

    private static final int MAX_TITLE_CHARACTERS = 255;

    private MedusaRules() {}

    static List<Issue> issues(Offer offer) {
        var issues = new ArrayList<Issue>();
        if (offer.name().vi().length() > MAX_TITLE_CHARACTERS) {
            issues.add(Issue.of(
                    "name",
                    "Tên dài " + offer.name().vi().length() + " ký tự; sàn nhận tối đa " + MAX_TITLE_CHARACTERS,
                    "The name has " + offer.name().vi().length() + " characters; the platform takes "
                            + MAX_TITLE_CHARACTERS));
        }
        if (!offer.product().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            issues.add(Issue.of(
                    "id",
                    "Mã \"" + offer.product() + "\" không dùng làm đường dẫn được; cần chữ thường, số và dấu nối",
                    "\"" + offer.product() + "\" cannot be a handle; allowed are lower-case letters, digits, hyphens"));
        }
        if (offer.packs().isEmpty()) {
            issues.add(Issue.of("packs", "Chưa có quy cách đóng gói nào", "There is no pack"));
        }
        var titles = new HashSet<String>();
        for (int i = 0; i < offer.packs().size(); i++) {
            var pack = offer.packs().get(i);
            // Medusa takes a price below zero without a word.
            if (pack.priceVnd() <= 0) {
                issues.add(Issue.of(
                        "packs[" + i + "].priceVnd",
                        "Giá " + pack.priceVnd() + " phải lớn hơn 0",
                        "The price " + pack.priceVnd() + " must be more than 0"));
            }
            if (!titles.add(pack.title().vi())) {
                issues.add(Issue.of(
                        "packs[" + i + "]",
                        "Quy cách \"" + pack.title().vi() + "\" bị trùng; sàn cần tên khác nhau",
                        "The pack \"" + pack.title().vi() + "\" is there twice; the platform needs different titles"));
            }
        }
        return issues;
    }

    static Issue handleTaken(String handle) {
        return Issue.of(
                "id",
                "Đường dẫn \"" + handle
                        + "\" trên sàn đã thuộc về mặt hàng khác; hãy đổi đường dẫn của mặt hàng ấy trên sàn",
                "The handle \"" + handle + "\" belongs to another product there; give that one another handle");
    }

    /** A question that failed says nothing about the item, so the item is never to blame. */
    static Outcome.TryLater notAsked(String product, MedusaAnswer answer) {
        return answer instanceof MedusaAnswer.Later later
                ? new Outcome.TryLater(product, later.at(), later.reason())
                : new Outcome.TryLater(
                        product,
                        null,
                        Localized.of(
                                "Không hỏi được sàn Medusa về mặt hàng này", "Medusa could not be asked about it"));
    }
}
