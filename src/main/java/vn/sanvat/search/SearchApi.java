package vn.sanvat.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.web.Audience;

/** Search over HTTP. */
@RestController
@Tag(name = "search", description = "Search · Tìm kiếm")
@Audience(Audience.Who.PUBLIC)
class SearchApi {

    private final Search search;

    SearchApi(Search search) {
        this.search = search;
    }

    /** What completes a beginning. */
    record Suggested(List<Suggestion> items) {}

    @Operation(operationId = "search", summary = "Search goods · Tìm hàng")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "What is looked for, as people type it, at most 200 characters · Từ cần tìm",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            description = "Any of these kinds of goods, at most 20 · Nhóm hàng",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "cooperative",
            in = ParameterIn.QUERY,
            description = "Ids of makers, at most 20 · Cơ sở sản xuất",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "place",
            in = ParameterIn.QUERY,
            description = "Ids or names of places, at most 20 · Địa danh",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "certificate",
            in = ParameterIn.QUERY,
            description = "Kinds of certificates valid today, at most 20 · Giấy chứng nhận",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "season",
            in = ParameterIn.QUERY,
            description = "Months in which it is to be had, 1 to 12; now for what is in season today · Tháng có hàng",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "priceMin",
            in = ParameterIn.QUERY,
            description = "Lowest price of a pack in đồng; 45.000 and 45k are read too · Giá từ",
            schema = @Schema(type = "integer", format = "int64"))
    @Parameter(
            name = "priceMax",
            in = ParameterIn.QUERY,
            description = "Highest price of a pack in đồng; 45.000 and 45k are read too · Giá đến",
            schema = @Schema(type = "integer", format = "int64"))
    @Parameter(
            name = "stock",
            in = ParameterIn.QUERY,
            description = "Whether some lot is in date · Có lô còn hạn",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"yes", "no"}))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "The order; equals by name · Thứ tự",
            schema =
                    @Schema(
                            type = "string",
                            defaultValue = "relevance",
                            allowableValues = {"relevance", "name", "price", "price_desc", "unit_price", "newest"}))
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "From 1 · Trang",
            schema = @Schema(type = "integer", defaultValue = "1", minimum = "1"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            description = "Of a page · Số hàng mỗi trang",
            schema = @Schema(type = "integer", defaultValue = "24", minimum = "1"))
    @Cached
    @GetMapping("/api/search")
    Mono<Results> search(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return search.find(parameters);
    }

    @Operation(operationId = "suggest", summary = "Suggest words and goods while typing · Gợi ý khi gõ")
    @Cached
    @GetMapping("/api/suggest")
    Mono<Suggested> suggest(@RequestParam(defaultValue = "") String q) {
        return search.suggest(q).map(Suggested::new);
    }
}
