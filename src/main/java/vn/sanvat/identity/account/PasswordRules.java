package vn.sanvat.identity.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.sanvat.identity.Account;
import vn.sanvat.web.Faults;

/** Which passwords are taken: long ones that are not among those that everybody tries first. No rule about kinds of letters; NIST SP 800-63B, 3.1.1.2. */
@Component
public class PasswordRules {

    public static final int MIN_CHARACTERS = 10;

    /** What bcrypt looks at. */
    public static final int MAX_BYTES = 72;

    private static final String COMMON = "/identity/common-passwords.txt";

    private final Set<String> common = read();

    /** @throws vn.sanvat.web.Problem invalid, naming the field */
    public void check(String field, String password, Account account) {
        var faults = new Faults();
        int characters = password.codePointCount(0, password.length());
        if (characters < MIN_CHARACTERS || password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            faults.add(
                    field,
                    "Mật khẩu phải có ít nhất " + MIN_CHARACTERS + " ký tự và nhiều nhất " + MAX_BYTES
                            + " byte; vài từ ghép lại là dễ nhớ nhất",
                    "A password has " + MIN_CHARACTERS + " characters at least and " + MAX_BYTES
                            + " bytes at most; a few words in a row are easiest to remember");
        } else if (easy(password.toLowerCase(Locale.ROOT), account)) {
            faults.add(
                    field,
                    "Mật khẩu này quá dễ đoán (nằm trong danh sách phổ biến, lặp một ký tự, hoặc chứa tên, số điện thoại của anh/chị)",
                    "This password is too easy to guess (a common one, one character again and again, or your own name or number)");
        }
        faults.refuse();
    }

    private boolean easy(String password, Account account) {
        var person = account.person();
        return common.contains(password)
                || password.chars().distinct().count() <= 2
                || (person != null
                        && Stream.of(person.name(), person.phone(), person.email())
                                .filter(part -> part != null)
                                .map(part -> part.toLowerCase(Locale.ROOT))
                                .anyMatch(part -> password.contains(part) || part.contains(password)));
    }

    private static Set<String> read() {
        try (var file = PasswordRules.class.getResourceAsStream(COMMON);
                var lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(file, COMMON + " is part of the jar"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
