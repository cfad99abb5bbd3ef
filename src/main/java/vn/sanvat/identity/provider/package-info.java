/** Sign-in by OpenID Connect, where a provider is configured: what it is asked, and who it says that somebody is. */
@NullMarked
package vn.sanvat.identity.provider;

import org.jspecify.annotations.NullMarked;
