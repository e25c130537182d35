/** For operators: deliveries, notices, agencies and agreements. */
@NullMarked
package org.safeconduct.api.operation;

import org.jspecify.annotations.NullMarked;
