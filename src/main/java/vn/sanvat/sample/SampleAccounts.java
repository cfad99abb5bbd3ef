package vn.sanvat.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account.Person;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.AccountSetup;
import vn.sanvat.store.StartUpNotice;
import vn.sanvat.text.Localized;

/** An account of each role, to try out who may do what. Their passwords are random, shown once at the start that makes them, and never logged. */
@Component
class SampleAccounts implements StartUpNotice {

    private final AccountSetup accounts;
    private final AtomicReference<List<Localized>> toShow = new AtomicReference<>(List.of());

    SampleAccounts(AccountSetup accounts) {
        this.accounts = accounts;
    }

    private record Sample(String id, String name, Role role, Localized as) {}

    private static final List<Sample> ALL = List.of(
            new Sample(
                    "mau-thanh-vien",
                    "Trần Thị Thành Viên (mẫu)",
                    Role.MEMBER,
                    Localized.of("thành viên HTX", "member of a maker")),
            new Sample(
                    "mau-quan-ly",
                    "Nguyễn Văn Quản Lý (mẫu)",
                    Role.MANAGER,
                    Localized.of("quản lý HTX", "manager of a maker")),
            new Sample("mau-can-bo", "Lê Thị Cán Bộ (mẫu)", Role.OFFICER, Localized.of("cán bộ", "officer")),
            new Sample("mau-lanh-dao", "Phạm Văn Lãnh Đạo (mẫu)", Role.HEAD, Localized.of("lãnh đạo", "head")),
            new Sample(
                    "mau-quan-tri", "Hoàng Thị Quản Trị (mẫu)", Role.ADMIN, Localized.of("quản trị", "administrator")));

    /** @param maker for which the maker's people act */
    Mono<Void> make(String maker) {
        return Flux.fromIterable(ALL)
                .concatMap(sample -> accounts.make(
                        sample.id(),
                        new Person(sample.name(), null, null),
                        sample.role(),
                        sample.role().ofMakers() ? List.of(maker) : List.of()))
                .then();
    }

    /** Once all is loaded: of a load that broke off, nobody was shown a password. */
    Mono<Void> givePasswords() {
        return Flux.fromIterable(ALL)
                .concatMap(sample -> accounts.givePassword(sample.id())
                        .map(password -> Localized.of(
                                "Tài khoản mẫu (" + sample.as().vi() + "): " + sample.id() + ", mật khẩu: " + password,
                                "Sample account (" + sample.as().en() + "): " + sample.id() + ", password: "
                                        + password)))
                .collect(ArrayList<Localized>::new, List::add)
                .doOnNext(toShow::set)
                .then();
    }

    Mono<Void> remove() {
        return Flux.fromIterable(ALL)
                .concatMap(sample -> accounts.erase(sample.id()))
                .then();
    }

    /** Once: printed, and then forgotten. */
    @Override
    public List<Localized> lines() {
        return toShow.getAndSet(List.of());
    }
}
