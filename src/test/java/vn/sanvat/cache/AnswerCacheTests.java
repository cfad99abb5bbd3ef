package vn.sanvat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.sanvat.ServiceTest;
import vn.sanvat.web.Language;

@ServiceTest
class AnswerCacheTests {

    @Autowired
    Freshness freshness;

    @Test
    void theBytesOfAllAnswersTogetherAreBounded() {
        var answers = new AnswerCache(freshness, DataSize.ofKilobytes(100));

        IntStream.range(0, 100).forEach(i -> answers.keep(key(i), answer(10_000)));

        // An answer of 10,000 bytes weighs a little more, for its headers.
        assertThat(IntStream.range(0, 100).filter(i -> answers.knows(key(i)))).hasSizeBetween(1, 10);
    }

    @Test
    void whatIsAskedForAgainWithAnotherLanguageOrQueryIsAnotherAnswer() {
        var answers = new AnswerCache(freshness, DataSize.ofKilobytes(100));
        answers.keep(new Key("/about", Language.VI, false), answer(10));

        assertThat(answers.knows(new Key("/about", Language.VI, false))).isTrue();
        assertThat(answers.knows(new Key("/about", Language.EN, false))).isFalse();
        assertThat(answers.knows(new Key("/about?x=1", Language.VI, false))).isFalse();
    }

    @Test
    void onlyWhatBrowsersAskForHasAKey() {
        assertThat(Key.of("/about", "text/html,*/*;q=0.8", null, null)).isNotNull();
        assertThat(Key.of("/about", null, "lang=en", null)).isEqualTo(new Key("/about", Language.EN, false));
        assertThat(Key.of("/api/search?q=a", "application/json", "lang=en", null))
                .isEqualTo(new Key("/api/search?q=a", Language.EN, true));
        assertThat(Key.of("/about", "application/linkset+json", null, null)).isNull();
        assertThat(Key.of("/about?" + "x".repeat(600), null, null, null)).isNull();
    }

    private static Key key(int number) {
        return new Key("/" + number, Language.VI, false);
    }

    private Answer answer(int bytes) {
        return new Answer(freshness.mark(), FinalBytes.of(new byte[bytes], MediaType.IMAGE_PNG), new HttpHeaders());
    }
}
