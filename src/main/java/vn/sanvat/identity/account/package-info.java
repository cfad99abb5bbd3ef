/** Who may sign in: accounts, their keys, and how somebody comes to one. */
@NullMarked
package vn.sanvat.identity.account;

import org.jspecify.annotations.NullMarked;
