package vn.sanvat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The catalog service: one process that serves pages, codes and API, and runs the sweeps. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class SanVat {

    public static void main(String[] args) {
        SpringApplication.run(SanVat.class, args);
    }

    /** It counts whole milliseconds, as the database keeps them: what was written equals what is read. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
