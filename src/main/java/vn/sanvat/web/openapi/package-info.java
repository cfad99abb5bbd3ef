/** The description of the API as OpenAPI 3.1, made from the controllers and their records. */
@NullMarked
package vn.sanvat.web.openapi;

import org.jspecify.annotations.NullMarked;
