package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "htx@example.vn, htx@example.vn",
        "' htx.nghe+ban-hang@mail.example.com ', htx.nghe+ban-hang@mail.example.com",
        "mailto:htx@example.vn, htx@example.vn",
        "Ban_Hang@Example.COM.VN, Ban_Hang@Example.COM.VN",
        "htx＠example．vn, htx@example.vn",
        "htx@ex\u200Bample.vn, htx@example.vn",
    })
    void readsWhatPeopleTypeOrPaste(String typed, String address) {
        assertThat(EmailAddress.parse(typed)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "htx",
                "htx@",
                "@example.vn",
                "htx@example",
                "htx@example.",
                "htx@.vn",
                "htx@-example.vn",
                "htx@exa mple.vn",
                "htx@@example.vn",
                "a@b@example.vn",
                "htx..nghe@example.vn",
                ".htx@example.vn",
                "htx.@example.vn",
                "hợptácxã@example.vn",
                "HTX <htx@example.vn>",
                "htx@example.vn, ban@example.vn",
                "htx@example.vn\nBcc: ai@example.vn",
                "htx@example.vn?subject=a",
                "htx@192.168.1.1",
                "https://example.vn",
            })
    void refusesWhatIsNoAddress(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"64, 1, true", "65, 1, false", "10, 63, true", "10, 64, false"})
    void holdsEachPartToItsLength(int local, int label, boolean allowed) {
        assertThat(EmailAddress.parse("a".repeat(local) + "@" + "b".repeat(label) + ".vn"))
                .matches(read -> read.isPresent() == allowed);
    }
}
