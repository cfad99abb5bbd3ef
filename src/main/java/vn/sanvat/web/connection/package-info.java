/** What happens on a connection before a request reaches the service and after its answer has left it: who may hold how much. */
@NullMarked
package vn.sanvat.web.connection;

import org.jspecify.annotations.NullMarked;
