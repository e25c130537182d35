package org.safeconduct.identity;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Keycloak takes half a minute to start: it begins with the run, beside the tests that come before its own. */
public final class KeycloakAhead implements TestExecutionListener {

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        boolean needed = plan.getRoots().stream()
                .flatMap(root -> plan.getChildren(root).stream())
                .flatMap(test -> test.getSource().stream())
                .anyMatch(source -> source instanceof ClassSource from
                        && from.getClassName().equals(KeycloakContractIT.class.getName()));
        if (needed) {
            Thread.ofPlatform().daemon().name("keycloak").start(Keycloak::running);
        }
    }
}
