package vn.sanvat.store;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when {@code spring.mongodb.uri} is not set, or set to nothing: then the embedded store serves. */
class NoServerNamed implements Condition {

    static boolean in(Environment environment) {
        return environment.getProperty("spring.mongodb.uri", "").isBlank();
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return in(context.getEnvironment());
    }
}
