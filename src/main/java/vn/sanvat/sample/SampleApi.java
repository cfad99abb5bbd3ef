package vn.sanvat.sample;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.web.Problem;

/** Removes the sample goods over HTTP. */
@RestController
@Tag(name = "sample", description = "Sample goods · Hàng mẫu")
@Needs(Permission.OPERATE)
class SampleApi {

    private final SampleGoods goods;

    SampleApi(SampleGoods goods) {
        this.goods = goods;
    }

    @Operation(operationId = "removeSample", summary = "Remove the sample goods · Bỏ hàng mẫu")
    @DeleteMapping("/api/sample")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove() {
        return goods.remove()
                .filter(removed -> removed)
                .switchIfEmpty(Mono.error(() ->
                        Problem.notFound(null, "Không có hàng mẫu nào để gỡ", "There are no sample goods to remove")))
                .then();
    }
}
