// Taggers over what an application has already: an HttpPipeline of Azure.Core, and the configuration of an AWS client.
// With the emulator in the place of both services:
//   vision-adapters emulator --port 5600
//   dotnet run -- http://127.0.0.1:5600 shirt.jpg
using Amazon.Runtime;
using Amazon.S3;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using VisionAdapters;
using VisionAdapters.Aws;
using VisionAdapters.Azure;

var endpoint = new Uri(args[0]);
var image = ImageInput.FromFile(args[1]);

// Azure: the application's pipeline signs in, logs and goes through the application's proxy. Its retries are off for the tagger's calls.
var pipeline = HttpPipelineBuilder.Build(
    new AppOptions { Diagnostics = { ApplicationId = "shop" } }, new KeyPolicy(new AzureKeyCredential("emulator")));
using var azure = new AzureVisionTagger(new AzureVisionOptions { Endpoint = endpoint }, pipeline);

// AWS: region, address and credentials come from the configuration of the application's clients.
var config = new AmazonS3Config
{
    ServiceURL = endpoint.ToString(),
    AuthenticationRegion = "eu-west-1",
    DefaultAWSCredentials = new BasicAWSCredentials("emulator", "emulator"),
};
using var aws = new AwsRekognitionTagger(AwsRekognitionOptions.From(config));

foreach (IImageTagger tagger in new IImageTagger[] { azure, aws })
{
    var response = await tagger.TagAsync(image);
    Console.WriteLine($"{response.Provider}: {string.Join(", ", response.Tags.Take(3).Select(tag => tag.Name))}");
}

internal sealed class AppOptions : ClientOptions;

internal sealed class KeyPolicy(AzureKeyCredential key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key.Key);
}
