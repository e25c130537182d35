package org.safeconduct.platform.start;

import org.safeconduct.platform.Weakness;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stops a start that would make a database which nobody meant. {@link StartGuard} comes when everything is made; the database is
 * begun beside all else, and would stay on the disk.
 */
@Component
final class StopBeforeTheStore implements BeanFactoryPostProcessor, PriorityOrdered {

    /** @throws WeakStart with all that is weak in the settings of the server */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // By its name: this early nothing is handed over.
        Environment environment =
                factory.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, Environment.class);
        ServerWeaknesses known = new ServerWeaknesses(environment);
        if (!StartGuard.isDevelopment(environment) && known.embeddedDatabaseByMistake()) {
            throw new InsecureConfiguration(
                    known.weaknesses().stream().filter(Weakness::stops).toList());
        }
    }

    /** Before the database is begun. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
