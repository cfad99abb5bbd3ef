package vn.sanvat.identity;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authorization.AuthorityReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Audience;

/** Lets a request in to the controller that will answer it, by the controller's {@link Audience}. */
@Component
class AudienceGuard implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final AuthorizationResult ANYBODY = new AuthorizationDecision(true);

    private final ReactiveAuthorizationManager<AuthorizationContext> officer =
            AuthorityReactiveAuthorizationManager.hasRole(Account.Role.ADMIN.name());

    private final HandlerMapping controllers;

    AudienceGuard(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
        this.controllers = controllers;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> asker, AuthorizationContext context) {
        return controllers
                .getHandler(context.getExchange())
                .map(handler -> handler instanceof HandlerMethod method ? audience(method) : Audience.Who.OFFICER)
                // What no controller answers is a file or an error; so is a method that an address does not have.
                .defaultIfEmpty(Audience.Who.PUBLIC)
                .onErrorReturn(ResponseStatusException.class, Audience.Who.PUBLIC)
                .flatMap(who -> switch (who) {
                    case PUBLIC -> Mono.just(ANYBODY);
                    case OFFICER -> officer.authorize(asker, context);
                });
    }

    /** Spring's own answer to OPTIONS names the methods of an address, and nothing else. */
    private static Audience.Who audience(HandlerMethod handler) {
        return RequestMappingInfoHandlerMapping.class.equals(
                        handler.getBeanType().getNestHost())
                ? Audience.Who.PUBLIC
                : Audience.Who.of(handler);
    }
}
