package vn.sanvat.identity.guard;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.Audience;

/** Lets a request in to the controller that will answer it, by the controller's {@link Audience}, and the permission that it {@link Needs}. */
@Component
class AudienceGuard implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final AuthorizationResult ANYBODY = new AuthorizationDecision(true);

    private final HandlerMapping controllers;

    AudienceGuard(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
        this.controllers = controllers;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> asker, AuthorizationContext context) {
        return controllers
                .getHandler(context.getExchange())
                .map(handler ->
                        handler instanceof HandlerMethod method ? needed(method) : Optional.of(Permission.OPERATE))
                // What no controller answers is a file or an error; so is a method that an address does not have.
                .defaultIfEmpty(Optional.empty())
                .onErrorReturn(ResponseStatusException.class, Optional.empty())
                .flatMap(needed ->
                        needed.map(permission -> holder(asker, permission)).orElse(Mono.just(ANYBODY)));
    }

    /** Whether the controller that will answer is not for anybody. */
    Mono<Boolean> accountNeeded(ServerWebExchange exchange) {
        return controllers
                .getHandler(exchange)
                .map(handler -> !(handler instanceof HandlerMethod method)
                        || needed(method).isPresent())
                .defaultIfEmpty(false)
                .onErrorReturn(ResponseStatusException.class, false);
    }

    /** For what is not a controller of ours, and so bears no mark. */
    static ReactiveAuthorizationManager<AuthorizationContext> needing(Permission permission) {
        return (asker, context) -> holder(asker, permission);
    }

    /** To have it for some makers is enough here; for which, the controller asks. */
    private static Mono<AuthorizationResult> holder(Mono<Authentication> asker, Permission permission) {
        return asker.map(Viewer::of)
                .map(viewer -> viewer.mayForSome(permission))
                .defaultIfEmpty(false)
                .map(AuthorizationDecision::new);
    }

    /** @return none where anybody may ask; Spring's own answer to OPTIONS names the methods of an address, and nothing else */
    private static Optional<Permission> needed(HandlerMethod handler) {
        return RequestMappingInfoHandlerMapping.class.equals(
                                handler.getBeanType().getNestHost())
                        || Audience.Who.of(handler) == Audience.Who.PUBLIC
                ? Optional.empty()
                : Optional.of(permission(handler));
    }

    /** The method's own mark goes before the class's. One that names none, which the build refuses, is for who may do anything. */
    private static Permission permission(HandlerMethod handler) {
        var needs = handler.hasMethodAnnotation(Audience.class)
                ? handler.getMethodAnnotation(Needs.class)
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
        return needs == null ? Permission.OPERATE : needs.value();
    }
}
