package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class InterfacePageTest {

    @Test
    void showsEveryCall_withWhoMay_anExample_andItsAnswers() {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);

        String page = engine.process(
                "interface", new Context(Locale.UK, new InterfacePage().calls().getModel()));

        var described = DescribedCalls.read();
        assertThat(described.paths()).hasSizeGreaterThan(40);
        described
                .paths()
                .forEach((path, operations) -> operations
                        .values()
                        .forEach(operation ->
                                assertThat(page).contains("id=\"" + operation.operationId() + "\"", path)));
        assertThat(page)
                .contains("<code>police-decision-maker</code>", "demo-school-1")
                .contains("Taken in", "application/problem+json", "Anyone, without a token.");
    }
}
