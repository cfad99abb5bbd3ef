/** Where the records are: on a server that is named, or else in this process. */
@NullMarked
package vn.sanvat.store.connection;

import org.jspecify.annotations.NullMarked;
