package vn.sanvat.search;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.evidence.Evidence;

/** What people type for a certificate. */
final class CertificateWords {

    private CertificateWords() {}

    /** Of those that are valid on a day. */
    static Stream<@Nullable String> valid(List<Evidence> evidence, LocalDate day) {
        return evidence.stream().filter(one -> one.validOn(day)).map(one -> of(one.kind(), one.stars()));
    }

    static String of(Evidence.Kind kind, @Nullable Integer stars) {
        return switch (kind) {
            case OCOP -> stars == null ? "OCOP" : "OCOP " + stars + " sao";
            case VIETGAP -> "VietGAP";
            case ORGANIC -> "hữu cơ, organic";
            case ORGANIC_IN_CONVERSION -> "chuyển đổi hữu cơ";
            case FOOD_SAFETY -> "an toàn thực phẩm, ATTP, food safety";
            case TEST_REPORT -> "phiếu kiểm nghiệm, test report";
            case CNNT -> "công nghiệp nông thôn tiêu biểu, CNNT";
            case OTHER -> "";
        };
    }
}
