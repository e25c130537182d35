package org.safeconduct.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The floor: the same HTTP stack (Tomcat, TLS, Spring MVC) and the same kind of database (PostgreSQL 17 with fsync), doing
 * nothing but one insert of the bytes that came. What the gateway costs is measured against it.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SslAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class
})
@ConfigurationPropertiesScan("org.safeconduct.platform")
@ComponentScan("org.safeconduct.platform")
@Import(Floor.Insert.class)
class Floor {

    public static void main(String[] arguments) {
        SpringApplication.run(Floor.class, arguments);
    }

    @RestController
    static class Insert {
        private final JdbcTemplate database;

        Insert(JdbcTemplate database) {
            this.database = database;
            database.execute(
                    "create table if not exists floor (id bigint generated always as identity primary key, body bytea)");
        }

        @GetMapping("/")
        String ready() {
            return "ready";
        }

        @PostMapping("/")
        @ResponseStatus(HttpStatus.ACCEPTED)
        void insert(@RequestBody byte[] body) {
            database.update("insert into floor (body) values (?)", body);
        }
    }
}
