package vn.sanvat.media;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** The one operation that makes a photo, however its bytes come: methods of one address and verb are described as one. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        operationId = "uploadPhoto",
        summary = "Upload a photo · Gửi ảnh",
        requestBody =
                @io.swagger.v3.oas.annotations.parameters.RequestBody(
                        required = true,
                        content = {
                            @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")),
                            @Content(
                                    mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                    schema = @Schema(type = "string", format = "binary")),
                            @Content(
                                    mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                    schema = @Schema(implementation = PhotoApi.PhotoForm.class)),
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = PhotoApi.PhotoInPieces.class),
                                    examples = @ExampleObject("""
                                                    {"upload": "7c1f0a9be24d5836", "alt": "Bột nghệ vàng", "altEn": "Golden turmeric powder"}
                                                    """))
                        }))
@interface UploadsPhoto {}
