// POST /attributes with an image as the body or as a form's file, GET /attributes?address=https://..., GET /health, GET /metrics
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.RateLimiting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TaggingService;
using VisionAdapters;

const int maxUploadBytes = 20 * 1024 * 1024;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = maxUploadBytes);

// Providers and pipelines stand in appsettings.json; keys come from the environment.
builder.Services.AddVisionAdapters(builder.Configuration.GetSection("VisionAdapters")).UseOpenTelemetry();
builder.Services.AddHealthChecks().AddVisionAdapters();
builder.Services.AddOpenTelemetry()
    .WithMetrics(metrics => metrics.AddMeter("VisionAdapters").AddPrometheusExporter())
    .WithTracing(traces => traces.AddSource("VisionAdapters"));
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<TaggingExceptionHandler>();

// As many images at once as there are processors; some more wait, and the rest is told to come back.
builder.Services.AddRateLimiter(limiter =>
{
    limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    limiter.AddConcurrencyLimiter("images", options =>
    {
        options.PermitLimit = Environment.ProcessorCount;
        options.QueueLimit = 32;
        options.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
    });
});

var app = builder.Build();
app.UseExceptionHandler();
app.UseRateLimiter();

// What strangers name is fetched by https from the public internet only, and not for long.
var policy = ImageFetchPolicy.Default with { Timeout = TimeSpan.FromSeconds(5), MaxBytes = maxUploadBytes };

app.MapPost("/attributes", async (HttpRequest request, IImageTagger tagger, AttributeMapper mapper, CancellationToken cancellationToken) =>
    await DescribeAsync(await UploadAsync(request, cancellationToken), tagger, mapper, cancellationToken)).RequireRateLimiting("images");
app.MapGet("/attributes", (Uri address, IImageTagger tagger, AttributeMapper mapper, CancellationToken cancellationToken) =>
    DescribeAsync(ImageInput.FromUri(address, policy), tagger, mapper, cancellationToken)).RequireRateLimiting("images");
app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthAnswer.WriteAsync });
app.MapPrometheusScrapingEndpoint();
app.Run();

static async Task<ImageInput> UploadAsync(HttpRequest request, CancellationToken cancellationToken)
{
    var isForm = request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
    var form = isForm ? await request.ReadFormAsync(cancellationToken) : null;
    using var bytes = new MemoryStream();
    await (form is { Files: [var file, ..] } ? file.OpenReadStream() : request.Body).CopyToAsync(bytes, cancellationToken);
    return ImageInput.FromBytes(bytes.ToArray(), "upload");
}

static async Task<Attributes> DescribeAsync(
    ImageInput image, IImageTagger tagger, AttributeMapper mapper, CancellationToken cancellationToken)
{
    var response = await tagger.TagAsync(image, cancellationToken: cancellationToken);
    return Attributes.From(response, mapper.Map(response));
}
