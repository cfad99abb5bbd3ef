package vn.sanvat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import vn.sanvat.identity.People;
import vn.sanvat.identity.SentMessages;
import vn.sanvat.site.Wares;
import vn.sanvat.store.Commands;
import vn.sanvat.store.EmptyStore;
import vn.sanvat.store.LostAnswers;
import vn.sanvat.store.StoreForTests;

/**
 * A test against the whole service and a real store: the server that {@code SPRING_MONGODB_URI} names, the embedded one otherwise.
 * All such tests share one application context: no mock beans, no properties of their own. The store is emptied before each test;
 * only what the start-up tasks write stands there, the administrator's account among it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sanvat.sample.enabled=false",
            "sanvat.identity.admin-password=" + ServiceTest.ADMIN_PASSWORD,
            // Room for every page at once: what goes when the cache is full is not what a test of a page is about.
            "sanvat.cache.size=128MB",
            // No test asserts a time: a busy machine answers later.
            "spring.test.webtestclient.timeout=60s",
        })
@ContextConfiguration(initializers = StoreForTests.class)
@Import({ApiClient.class, Commands.class, LostAnswers.class, People.class, SentMessages.class, Wares.class})
@TestExecutionListeners(listeners = EmptyStore.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@AutoConfigureWebTestClient
public @interface ServiceTest {

    /** Of the account {@code admin}, which is there in every such test. */
    String ADMIN_PASSWORD = "only-for-tests-7f3c";
}
