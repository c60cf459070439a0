namespace VisionAdapters.Docs.Tests;

/// <summary>What the blocks of a page may take for given: namespaces, and members that the text around a block speaks of.</summary>
internal sealed record DocsPreamble(string[] Namespaces, string[] Members)
{
    private const string Services = "static readonly IServiceCollection services = new ServiceCollection();";
    private const string Tagger = "static readonly IImageTagger tagger = null!;";
    private const string Image = "static readonly ImageInput image = null!;";
    private const string Response = "static readonly TaggingResponse response = null!;";
    private const string Sources = "static readonly ImageInput[] sources = [];";
    private const string Endpoint = "static readonly Uri endpoint = new(\"https://example.com\");";
    private const string Key = "static readonly string key = \"\";";
    private const string Taxonomy = "static readonly TaxonomyDefinition taxonomy = null!;";
    private const string Map = "static readonly LabelMap map = null!;";
    private const string Configuration =
        "static readonly Microsoft.Extensions.Configuration.IConfiguration configuration = null!;";

    private static readonly Dictionary<string, DocsPreamble> Pages = new(StringComparer.Ordinal)
    {
        ["README.md"] = new(
            ["VisionAdapters", "Microsoft.Extensions.DependencyInjection"],
            [Services, Endpoint, Key]),
        ["docs/adapt.md"] = new(
            ["VisionAdapters", "VisionAdapters.Onnx", "Microsoft.Extensions.DependencyInjection"],
            [Services]),
        ["docs/bake-off.md"] = new(
            ["VisionAdapters", "VisionAdapters.Taxonomy", "VisionAdapters.Evaluation", "VisionAdapters.Bakeoff", "VisionAdapters.Google"],
            [
                "static readonly BakeoffConfiguration configuration = null!;",
                "static readonly DatasetMap map = null!;",
                "static IEnumerable<LabeledImage> ReadImages() => [];",
                "static ValueTask<Stream> OpenBlobAsync(string name, CancellationToken cancellationToken) => new(Stream.Null);",
            ]),
        ["docs/calibration.md"] = new(
            ["VisionAdapters", "VisionAdapters.Taxonomy"],
            [Taxonomy, Map, Response]),
        ["docs/chat-models.md"] = new(
            ["VisionAdapters", "VisionAdapters.Taxonomy", "Microsoft.Extensions.AI"],
            ["static readonly IChatClient chatClient = null!;", Image]),
        ["docs/emulator.md"] = new(
            ["VisionAdapters", "VisionAdapters.Emulator", "Xunit"],
            []),
        ["docs/in-a-service.md"] = new(
            ["System.Net", "VisionAdapters", "Microsoft.Extensions.DependencyInjection", "OpenTelemetry.Metrics", "OpenTelemetry.Trace"],
            [Services, Configuration]),
        ["docs/own-metric.md"] = new(
            ["VisionAdapters.Evaluation", "VisionAdapters.Reporting"],
            [
                "static readonly ScoringSet set = null!;",
                "static readonly BakeoffResults results = null!;",
                "static readonly Stream output = Stream.Null;",
            ]),
        ["docs/own-taxonomy.md"] = new(
            ["VisionAdapters", "VisionAdapters.Taxonomy"],
            [Response]),
        ["docs/providers.md"] = new(
            ["VisionAdapters", "Microsoft.Extensions.DependencyInjection"],
            [Services, Endpoint, Key, Configuration]),
        ["docs/resilience.md"] = new(
            ["VisionAdapters"],
            [Image]),
        ["docs/testing.md"] = new(
            ["VisionAdapters", "VisionAdapters.Azure", "VisionAdapters.Testing", "Moq", "Xunit"],
            [Image, Endpoint]),
        ["docs/tagging.md"] = new(
            ["VisionAdapters", "VisionAdapters.Imaging", "VisionAdapters.Onnx", "VisionAdapters.Taxonomy", "Microsoft.Extensions.AI",
                "Microsoft.Extensions.DependencyInjection",
                "Microsoft.Extensions.Logging", "VisionAdapters.Storage.S3", "VisionAdapters.Storage.AzureBlobs"],
            [
                Services, Tagger, Image, Response, Endpoint, Sources,
                "static readonly ILoggerFactory loggerFactory = null!;",
                "static readonly Amazon.S3.IAmazonS3 s3 = null!;",
                "static readonly Azure.Storage.Blobs.BlobContainerClient container = null!;",
                "static void Store(string? name, TaggingResponse response) { }",
                "static void Log(string? name, TaggingErrorKind kind) { }",
            ]),
        ["src/VisionAdapters.Azure.ImageAnalysis/README.md"] = new(["VisionAdapters"], [Key]),
        ["docs/your-own-client.md"] = new(
            ["Amazon.Runtime", "Azure", "Azure.Core.Pipeline", "Grpc.Core", "VisionAdapters", "VisionAdapters.Aws", "VisionAdapters.Azure", "VisionAdapters.Google"],
            [
                Endpoint,
                "static readonly HttpPipeline pipeline = null!;",
                "static readonly CallInvoker callInvoker = null!;",
                "static readonly Azure.AI.Vision.ImageAnalysis.ImageAnalysisClient analysisClient = null!;",
                "static readonly Google.Cloud.Vision.V1.ImageAnnotatorClient annotatorClient = null!;",
                "static readonly Amazon.Rekognition.IAmazonRekognition rekognitionClient = null!;",
                "static readonly IClientConfig config = null!;",
            ]),
    };

    /// <summary>Gets the preamble of a page; a page that is not listed takes the package's namespace for given and nothing else.</summary>
    public static DocsPreamble For(string page) => Pages.GetValueOrDefault(page) ?? new(["VisionAdapters"], []);
}
