package vn.sanvat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.sanvat.ServiceTest;
import vn.sanvat.cache.CacheKey.Form;
import vn.sanvat.web.Language;

@ServiceTest
class ResponseCacheTests {

    @Autowired
    Freshness freshness;

    @Test
    void theBytesOfAllAnswersTogetherAreBounded() {
        var answers = new ResponseCache(freshness, DataSize.ofKilobytes(100));

        IntStream.range(0, 100).forEach(i -> {
            answers.keep(key("/" + i), answer(10_000));
            answers.keep(key("/?q=" + i), answer(10_000));
        });

        // An answer of 10,000 bytes weighs a little more, for its headers.
        assertThat(IntStream.range(0, 100).filter(i -> answers.knows(key("/" + i))))
                .hasSizeBetween(1, 7);
        assertThat(IntStream.range(0, 100).filter(i -> answers.knows(key("/?q=" + i))))
                .hasSizeBetween(1, 2);
    }

    @Test
    void questionsThatStrangersMakeUpPushOutNoPage() {
        var answers = new ResponseCache(freshness, DataSize.ofMegabytes(1));
        var page = key("/l/ABCDEFGHJK");
        answers.keep(page, answer(10_000));

        // Each of them is asked for more often than the page.
        for (int round = 0; round < 3; round++) {
            IntStream.range(0, 2_000).mapToObj(i -> key("/search?q=" + i)).forEach(key -> {
                if (!answers.knows(key)) {
                    answers.keep(key, answer(10_000));
                }
            });
        }

        assertThat(answers.knows(page)).isTrue();
    }

    private static CacheKey key(String address) {
        return new CacheKey(address, Language.VI, Form.ANY);
    }

    private CachedResponse answer(int bytes) {
        return new CachedResponse(
                freshness.stamp(), EncodedBody.of(new byte[bytes], MediaType.IMAGE_PNG, null), new HttpHeaders());
    }
}
