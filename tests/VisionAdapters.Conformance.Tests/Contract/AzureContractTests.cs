using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.Conformance.Tests;

public sealed class AzureContractTests : CloudTaggerContract
{
    protected override string ProviderId => "azure-vision";

    protected override void Add(IServiceCollection services, TaggerSetup setup) => services.AddAzureVision(options =>
        (options.Endpoint, options.Key, options.Timeout) = (setup.Endpoint, setup.Secret, setup.Timeout));
}
