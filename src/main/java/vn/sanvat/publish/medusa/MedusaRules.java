package vn.sanvat.publish.medusa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.sanvat.publish.OfferIssue;
import vn.sanvat.publish.offer.Offer;

/** What the shop is known to refuse, or to take and then show wrongly. */
final class MedusaRules {

    private static final int MAX_TITLE_CHARACTERS = 255;

    private MedusaRules() {}

    static List<OfferIssue> issues(Offer offer) {
        var issues = new ArrayList<OfferIssue>();
        if (offer.name().vi().length() > MAX_TITLE_CHARACTERS) {
            issues.add(OfferIssue.of(
                    "name",
                    "Tên dài " + offer.name().vi().length() + " ký tự; sàn nhận tối đa " + MAX_TITLE_CHARACTERS,
                    "The name has " + offer.name().vi().length() + " characters; the platform takes "
                            + MAX_TITLE_CHARACTERS));
        }
        if (!offer.product().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            issues.add(OfferIssue.of(
                    "id",
                    "Mã \"" + offer.product() + "\" không dùng làm đường dẫn được; cần chữ thường, số và dấu nối",
                    "\"" + offer.product() + "\" cannot be a handle; allowed are lower-case letters, digits, hyphens"));
        }
        if (offer.packs().isEmpty()) {
            issues.add(OfferIssue.of("packs", "Chưa có quy cách đóng gói nào", "There is no pack"));
        }
        var titles = new HashSet<String>();
        for (int i = 0; i < offer.packs().size(); i++) {
            var pack = offer.packs().get(i);
            // Medusa takes a price below zero without a word.
            if (pack.priceVnd() <= 0) {
                issues.add(OfferIssue.of(
                        "packs[" + i + "].priceVnd",
                        "Giá " + pack.priceVnd() + " phải lớn hơn 0",
                        "The price " + pack.priceVnd() + " must be more than 0"));
            }
            if (!titles.add(pack.title().vi())) {
                issues.add(OfferIssue.of(
                        "packs[" + i + "]",
                        "Quy cách \"" + pack.title().vi() + "\" bị trùng; sàn cần tên khác nhau",
                        "The pack \"" + pack.title().vi() + "\" is there twice; the platform needs different titles"));
            }
        }
        return issues;
    }

    static OfferIssue handleTaken(String handle) {
        return OfferIssue.of(
                "id",
                "Đường dẫn \"" + handle
                        + "\" trên sàn đã thuộc về mặt hàng khác; hãy đổi đường dẫn của mặt hàng ấy trên sàn",
                "The handle \"" + handle + "\" belongs to another product there; give that one another handle");
    }
}
