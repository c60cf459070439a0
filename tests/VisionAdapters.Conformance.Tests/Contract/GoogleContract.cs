using Microsoft.Extensions.DependencyInjection;
using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

public abstract class GoogleContract : CloudTaggerContract
{
    protected override string ProviderId => "google-vision";

    protected abstract GoogleVisionTransport Transport { get; }

    protected override void Add(IServiceCollection services, TaggerSetup setup) => services.AddGoogleVision(options =>
        (options.Endpoint, options.ApiKey, options.Timeout, options.Transport) = (setup.Endpoint, setup.Secret, setup.Timeout, Transport));
}
