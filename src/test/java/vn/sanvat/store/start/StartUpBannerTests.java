package vn.sanvat.store.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import vn.sanvat.store.StartUpNotice;
import vn.sanvat.text.Localized;

class StartUpBannerTests {

    @Test
    void theBannerSaysWhereTheServiceIsAndEveryNoticeInBothLanguages() {
        var environment = new MockEnvironment().withProperty("local.server.port", "8123");
        StartUpNotice account = () -> List.of(Localized.of("Tài khoản đầu tiên: admin", "First account: admin"));
        StartUpNotice nothing = List::of;

        var text = new StartUpBanner(environment, List.of(account, nothing)).text();

        assertThat(text)
                .contains("http://localhost:8123", "Tài khoản đầu tiên: admin", "First account: admin")
                .hasLineCount(6);
    }
}
