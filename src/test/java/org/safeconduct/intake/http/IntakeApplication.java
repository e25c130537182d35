package org.safeconduct.intake.http;

import java.util.List;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Intake;
import org.safeconduct.intake.KnownCases;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.OneHospital;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.RecipientAnswers;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.Reply;
import org.safeconduct.platform.Unavailable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Intake and nothing after it: who calls is fixed, and the route's one other stage replies. Not annotated as a configuration,
 * so that no other test's scan finds it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    CamelAutoConfiguration.class
})
@ComponentScan("org.safeconduct.intake")
@ComponentScan(
        basePackages = "org.safeconduct.platform",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.safeconduct\\.platform\\.(MessageFlow|Problems|SourcesOfChance)"))
@ConfigurationPropertiesScan("org.safeconduct.intake")
class IntakeApplication implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FixedCaller());
    }

    @Bean
    Register register() {
        return new OneHospital();
    }

    @Bean
    KnownCases knownCases() {
        return OneHospital.NO_CASES;
    }

    @Bean
    RecipientAnswers recipientAnswers() {
        return answer -> {
            throw new IllegalStateException("no recipient calls here");
        };
    }

    @Bean
    RouteBuilder share(Intake intake) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:share")
                        .bean(intake, "read")
                        .process(exchange -> exchange.getMessage()
                                .setBody(reply(Objects.requireNonNull(
                                        exchange.getMessage().getBody(Received.class)))));
            }
        };
    }

    /** The message's id says what happens to it. */
    private static Reply reply(Received received) {
        String id = received.disclosure().messageId();
        return switch (id) {
            case "unavailable" -> throw new Unavailable("no evidence", new IllegalStateException(Refusal.CANARY));
            case "broken" -> throw new IllegalStateException("a message that quotes " + Refusal.CANARY);
            default -> reply(received, id.equals("refused") ? "refused" : "accepted", id.equals("repeated"));
        };
    }

    private static Reply reply(Received received, String status, boolean repeated) {
        ObjectNode body = new ObjectMapper().createObjectNode().put("status", status);
        body.withArray("decisions").addObject().put("recipient", "police").put("effect", "share-reduced");
        body.withObject("handling")
                .put("language", "en")
                .withArray("lines")
                .addObject()
                .put("certainty", "may")
                .put("text", "Police may record this.");
        body.withArray("findings").addObject().put("text", "Please check.").put("pointer", "Bundle");
        return new Reply(received.reference(), status, received.preview(), repeated, body);
    }

    private static final class FixedCaller implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Messages.HOSPITAL;
        }
    }
}
