package org.safeconduct.platform;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Hands the route files to Camel: those of the jar, and those of a folder that an integrator names. Camel's own search for
 * them reads through every jar inside the packaged one, which takes longer than the rest of the start.
 */
@Component
class RouteFiles implements CamelContextConfiguration {

    private final Settings settings;
    private final ResourcePatternResolver files = new PathMatchingResourcePatternResolver();

    RouteFiles(Settings settings) {
        this.settings = settings;
    }

    /**
     * Which route files are loaded.
     *
     * @param routes patterns of route files; add one such as {@code file:/etc/safe-conduct/routes/*.camel.yaml} for your own
     *     transports
     */
    @ConfigurationProperties("safeconduct")
    record Settings(
            @DefaultValue("classpath:routes/*.camel.yaml") List<String> routes) {}

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        for (String pattern : settings.routes()) {
            try {
                for (var file : sorted(files.getResources(pattern))) {
                    Resource resource = ResourceHelper.fromBytes(file.getFilename(), file.getContentAsByteArray());
                    PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
                }
            } catch (Exception e) {
                throw new IllegalStateException("the route files " + pattern + " cannot be loaded", e);
            }
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Routes start with the context.
    }

    private static List<org.springframework.core.io.Resource> sorted(org.springframework.core.io.Resource[] found) {
        return Arrays.stream(found)
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                .toList();
    }
}
