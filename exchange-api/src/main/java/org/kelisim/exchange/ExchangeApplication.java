package org.kelisim.exchange;

import java.security.SecureRandom;
import java.time.Clock;
import org.kelisim.exchange.start.StartupFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Starts the exchange (docs/spec/exchange.md, "Starting it"). When it cannot start it says why in one line on standard
 * error and ends with a code that is not 0: 2 for a setting or file, 3 for the port, 4 for the database, 1 for anything
 * else.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class ExchangeApplication {

    public static void main(String[] args) {
        try {
            SpringApplication.run(ExchangeApplication.class, args);
        } catch (Exception e) {
            System.exit(StartupFailure.of(e).exitCode());
        }
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
