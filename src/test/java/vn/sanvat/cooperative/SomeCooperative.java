package vn.sanvat.cooperative;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.sanvat.cooperative.Cooperative.Kind;
import vn.sanvat.cooperative.Cooperative.Representative;
import vn.sanvat.place.Address;

/** Cooperatives for tests; the names are invented. */
public final class SomeCooperative {

    private SomeCooperative() {}

    /** Registers a maker, and lets it stand in public. */
    public static Mono<Cooperative> approved(Cooperatives cooperatives, CooperativeDraft draft) {
        return cooperatives
                .register(draft, "clerk")
                .flatMap(maker -> cooperatives.approve(maker.id(), maker.revision(), "officer"));
    }

    public static CooperativeDraft draft(String name) {
        return draft(name, null);
    }

    public static CooperativeDraft draft(String name, @Nullable String taxCode) {
        return new CooperativeDraft(
                Kind.COOPERATIVE,
                name,
                taxCode,
                null,
                "+84 912 345 678",
                null,
                null,
                null,
                new Address(
                        "Thôn 1, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình",
                        "18985@2004-07-08",
                        LocalDate.of(2024, 5, 1)),
                null,
                24,
                null,
                List.of(),
                new Representative("Nguyễn Thị Thử", "0987 654 321"));
    }
}
