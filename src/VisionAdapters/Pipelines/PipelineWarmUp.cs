using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Pipelines;

/// <summary>Builds the pipelines and reads their maps while the host starts, so that no request waits for a model to load.</summary>
internal sealed class PipelineWarmUp(
    IServiceProvider services, IOptions<RegisteredPipelines> pipelines, IOptionsMonitor<VisionAdaptersOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            foreach (var name in pipelines.Value.Names.Where(name => options.Get(name).LoadOnStart))
            {
                cancellationToken.ThrowIfCancellationRequested();
                RegisteredPipelines.Resolve(services, name);
                ReadMaps(services.GetRequiredService<PipelineStates>().Get(name));
            }
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ReadMaps(IEnumerable<ProviderState> providers)
    {
        var mapper = services.GetRequiredService<AttributeMapper>();
        foreach (var provider in providers)
        {
            try
            {
                mapper.Map(new TaggingResponse { Provider = provider.ProviderId });
            }
            catch (MissingMapException)
            {
                // A provider may be there for its tags alone.
            }
        }
    }
}
