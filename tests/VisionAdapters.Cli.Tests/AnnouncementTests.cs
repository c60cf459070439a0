using VisionAdapters.Bakeoff;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary>Before photos leave the machine it is said which, how many, to which host, and with which credential.</summary>
public sealed class AnnouncementTests : IDisposable
{
    private static readonly BakeoffConfiguration Catalogue = BakeoffConfiguration.Load(SharedData.Repository("examples", "catalogue", "bakeoff.yaml"));

    private readonly TemporaryRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Photos_that_leave_the_machine_are_announced_before_any_is_sent()
    {
        var service = new FakeService { Endpoint = new Uri("https://vision.example/v1") };

        var said = await RunAsync(service);

        var announced = Assert.Single(said, line => line.Contains("leave this machine", StringComparison.Ordinal));
        Assert.StartsWith("fake: up to 5 photos of ", announced, StringComparison.Ordinal);
        Assert.EndsWith("leave this machine for vision.example, found: key in FAKE_KEY.", announced, StringComparison.Ordinal);
        Assert.True(said.IndexOf(announced) < said.FindIndex(line => line.Contains("images asked", StringComparison.Ordinal)));
        Assert.DoesNotContain(said, line => line.Contains("s3cr3t", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://127.0.0.1:8080")]
    public async Task Photos_that_stay_on_the_machine_are_not(string? endpoint)
    {
        var said = await RunAsync(new FakeService { Endpoint = endpoint is null ? null : new Uri(endpoint) });

        Assert.DoesNotContain(said, line => line.Contains("leave this machine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_tagger_noticed_when_it_was_made_is_said()
    {
        var said = await RunAsync(new FakeService { Remark = "the outputs of head 'kind' are probabilities already" });

        Assert.Contains("fake: the outputs of head 'kind' are probabilities already", said);
    }

    private async Task<List<string>> RunAsync(FakeService service)
    {
        var configuration = Catalogue with { Providers = [new ProviderConfiguration { Id = service.Id }], MaxImages = 5 };
        var options = new BakeoffSessionOptions { OutputFolder = _run.Folder };
        await using var session = await BakeoffSession.OpenAsync(configuration, new VisionProviders([service]), options, cancellationToken: TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();
        await new BakeoffRunView(Screen.Create(output, error), configuration).RunAsync(session, TestContext.Current.CancellationToken);
        return [.. error.ToString().Split(Environment.NewLine)];
    }

    private sealed class TemporaryRun : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("vision-adapters-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    private sealed class FakeService : VisionProvider
    {
        public override string Id => "fake";

        public override string Name => "Fake";

        public override string DefaultMap => "onnx-fashion";

        public Uri? Endpoint { get; init; }

        public string? Remark { get; init; }

        public override ProviderSetup Examine(ProviderSettings settings) =>
            new() { Create = () => new FakeTagger(this), Found = ["key in FAKE_KEY"], Endpoint = Endpoint, IsLocal = Endpoint is null };
    }

    private sealed class FakeTagger(FakeService service) : IImageTagger
    {
        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TaggingResponse { Provider = service.Id, Tags = [new ImageTag { Name = "Jeans", Group = "category", Confidence = 0.9 }] });

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(TaggerMetadata)
            ? new TaggerMetadata { ProviderId = service.Id, Endpoint = service.Endpoint, Remarks = service.Remark is { } remark ? [remark] : [] }
            : null;

        public void Dispose()
        {
        }
    }
}
