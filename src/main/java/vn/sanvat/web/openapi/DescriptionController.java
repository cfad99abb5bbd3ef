package vn.sanvat.web.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.web.ApiDescription;
import vn.sanvat.web.Audience;

/** The description of the API, for machines. */
@Hidden
@RestController
@Audience(Audience.Who.PUBLIC)
class DescriptionController {

    private final ApiDescription description;

    DescriptionController(ApiDescription description) {
        this.description = description;
    }

    @GetMapping(path = ApiDescription.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> describe() {
        return description.json();
    }
}
