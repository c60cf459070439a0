// Published with native AOT by eng/check-aot.sh. Usage: aot first-tag IMAGE | aot all IMAGE
using System.Diagnostics;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Aws;
using VisionAdapters.Emulator;

var image = args[1];
if (args[0] == "first-tag")
{
    using var local = new FashionModelTagger();
    var attributes = await local.DescribeAsync(ImageInput.FromFile(image));
    Console.WriteLine($"{attributes.BestValues.Count} attributes");
    Console.WriteLine($"{(DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds:0} ms to the first tag");
    return;
}

await using var cloud = await VisionEmulator.StartAsync();
var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Google:Endpoint"] = cloud.Endpoint.AbsoluteUri,
    ["Google:ApiKey"] = "emulator",
    ["GoogleRest:Endpoint"] = cloud.Endpoint.AbsoluteUri,
    ["GoogleRest:ApiKey"] = "emulator",
    ["GoogleRest:Transport"] = "Rest",
    ["Azure:Endpoint"] = cloud.Endpoint.AbsoluteUri,
    ["Azure:Key"] = "emulator",
    ["Azure:Timeout"] = "00:00:30",
    ["Aws:Endpoint"] = cloud.Endpoint.AbsoluteUri,
    ["Aws:Region"] = "eu-west-1",
    ["Local:MaxBatchSize"] = "2",
    ["Wrong:MaxBatchSize"] = "0",
    ["Chat:MaxOutputTokens"] = "500",
}).Build();

var services = new ServiceCollection();
services.AddGoogleVision(settings.GetSection("Google"));
services.AddGoogleVision("google-rest", settings.GetSection("GoogleRest"));
services.AddAzureVision(settings.GetSection("Azure"));
services.AddAwsRekognition(settings.GetSection("Aws"));
services.Configure<AwsRekognitionOptions>("aws-rekognition", o => o.Credentials = new BasicAWSCredentials("emulator", "emulator"));
services.AddChatModelTagger("chat", settings.GetSection("Chat"), _ => new OneAnswer());
services.AddFashionModel(settings.GetSection("Local"));
services.AddVisionAdapters().UseOpenTelemetry().UseLogging();
await using var provider = services.BuildServiceProvider();

string[] keys = ["google-vision", "google-rest", "azure-vision", "aws-rekognition", "chat", "onnx-fashion"];
var mapper = provider.GetRequiredService<AttributeMapper>();
foreach (var key in keys)
{
    var answer = await provider.GetRequiredKeyedService<IImageTagger>(key).TagAsync(image);
    Console.WriteLine($"{key}: {answer.Tags.Count} tags, {mapper.Map(answer).Best("category")}");
}

var any = await provider.GetRequiredService<IImageTagger>().TagAsync(image);
Console.WriteLine($"fallback: {any.Provider} answered");

try
{
    var wrong = new ServiceCollection();
    wrong.AddFashionModel(settings.GetSection("Wrong"));
    wrong.BuildServiceProvider().GetRequiredKeyedService<IImageTagger>("onnx-fashion");
    throw new InvalidOperationException("options out of range were taken");
}
catch (OptionsValidationException exception)
{
    Console.WriteLine($"refused: {exception.Message}");
}

/// <summary>A chat model that always says the same.</summary>
internal sealed class OneAnswer : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(
            ChatRole.Assistant, """{ "category": [ { "value": "dresses", "confidence": 0.9 } ] }""")));

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
