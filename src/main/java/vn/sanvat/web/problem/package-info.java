/** Every error as a problem: what the framework, the server, the store and our own code refuse, said in both languages. */
@NullMarked
package vn.sanvat.web.problem;

import org.jspecify.annotations.NullMarked;
