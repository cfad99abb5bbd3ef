/** What all connectors share: an HTTP client within bounds, and the three classes of errors. */
@NullMarked
package vn.sanvat.publish.connector;

import org.jspecify.annotations.NullMarked;
