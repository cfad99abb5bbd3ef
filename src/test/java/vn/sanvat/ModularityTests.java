package vn.sanvat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void everyModuleImportsOnlyWhatItDeclares() {
        ApplicationModules.of(SanVat.class).verify();
    }
}
