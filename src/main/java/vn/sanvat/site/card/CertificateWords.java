package vn.sanvat.site.card;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What is said of certificates: their kinds, and whether they are valid. */
public enum CertificateWords implements Wording {
    VALID_THEN("Có hiệu lực vào ngày sản xuất", "Valid on the production date"),
    NOT_VALID_THEN("KHÔNG có hiệu lực vào ngày sản xuất", "NOT valid on the production date"),
    VALID_NOW("hôm nay còn hạn", "still valid today"),
    NOT_VALID_NOW("hôm nay đã hết hạn", "no longer valid today"),
    NOT_YET_VALID("hôm nay chưa có hiệu lực", "not valid yet today"),
    NUMBER_ISSUER("Số {0}, do {1} cấp", "No. {0}, issued by {1}"),
    FROM_TO("Từ {0} đến {1}", "From {0} to {1}"),
    FROM_ON("Từ {0}", "From {0}"),
    OCOP("OCOP {0} sao", "OCOP, {0} stars");

    private final Localized text;

    CertificateWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
