/** What all keys are and how long they last, for those who must notice that one has changed or will end. */
@NamedInterface
@NullMarked
package org.safeconduct.sealing.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
