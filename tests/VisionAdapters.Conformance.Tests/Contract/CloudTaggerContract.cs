using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VisionAdapters.Conformance.Tests;

/// <summary>The contract for a cloud's tagger, made the way a host makes it, with everything logged.</summary>
public abstract class CloudTaggerContract : ServiceTaggerContract
{
    private readonly List<ServiceProvider> _hosts = [];

    [Fact]
    public async Task An_emulated_answer_says_so()
    {
        using var tagger = Create();
        Assert.True((await tagger.TagAsync(Photo(), cancellationToken: EndOfTest)).IsEmulated);
    }

    [Fact]
    public async Task What_is_billed_is_told()
    {
        using var tagger = Create();
        Assert.NotEmpty((await tagger.TagAsync(Photo(), cancellationToken: EndOfTest)).Usage);
    }

    protected override async ValueTask EndAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    protected abstract void Add(IServiceCollection services, TaggerSetup setup);

    protected override Task<ITaggingService> StartAsync(string secret) => EmulatedCloud.StartAsync(ProviderId, secret);

    protected override IImageTagger Create(TaggerSetup setup)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        if (setup.Logs is { } logs)
        {
            services.AddSingleton(logs);
        }

        Add(services, setup);
        var host = services.BuildServiceProvider();
        _hosts.Add(host);
        return host.GetRequiredKeyedService<IImageTagger>(ProviderId);
    }
}
