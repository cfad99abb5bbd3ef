/** Vietnamese text: NFC, folding, whole words, money and dates as people write them. Pure. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.sanvat.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
