// A shim: the members of Azure.AI.Vision.ImageAnalysis that VisionAdapters.Azure.ImageAnalysis and its tests use, over the real Azure.Core.
// Signatures follow Azure/azure-sdk-for-net: sdk/vision/Azure.AI.Vision.ImageAnalysis/api/Azure.AI.Vision.ImageAnalysis.net8.0.cs at
// 07701aa4 and src/Custom/ImageAnalysisClient.cs at 1ca001be. Bodies are our own. Left out: token credentials, the synchronous methods,
// and the properties of the result, which is read from the raw response.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Vision.ImageAnalysis;

public partial class ImageAnalysisClient
{
    private readonly Uri _endpoint;

    protected ImageAnalysisClient()
    {
    }

    public ImageAnalysisClient(Uri endpoint, AzureKeyCredential credential)
        : this(endpoint, credential, new ImageAnalysisClientOptions())
    {
    }

    public ImageAnalysisClient(Uri endpoint, AzureKeyCredential credential, ImageAnalysisClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        Pipeline = HttpPipelineBuilder.Build(options, new KeyPolicy(credential));
    }

    public virtual HttpPipeline Pipeline { get; }

    public virtual Task<Response<ImageAnalysisResult>> AnalyzeAsync(
        BinaryData imageData, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default) =>
        SendAsync(RequestContent.Create(imageData), "application/octet-stream", visualFeatures, options, cancellationToken);

    public virtual Task<Response<ImageAnalysisResult>> AnalyzeAsync(
        Uri imageUri, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default) =>
        SendAsync(
            RequestContent.Create(BinaryData.FromString(JsonSerializer.Serialize(new Dictionary<string, string> { ["url"] = imageUri.AbsoluteUri }))),
            "application/json",
            visualFeatures,
            options,
            cancellationToken);

    private async Task<Response<ImageAnalysisResult>> SendAsync(
        RequestContent content, string contentType, VisualFeatures features, ImageAnalysisOptions options, CancellationToken cancellationToken)
    {
        using var message = Pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri(Address(features, options)));
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Headers.SetValue("Content-Type", contentType);
        message.Request.Content = content;
        await Pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response);
        }

        using var document = JsonDocument.Parse(message.Response.Content);
        return Response.FromValue(new ImageAnalysisResult(), message.Response);
    }

    private sealed class KeyPolicy(AzureKeyCredential credential) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) =>
            message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", credential.Key);
    }

    private string Address(VisualFeatures features, ImageAnalysisOptions options)
    {
        var names = new List<string>();
        foreach (var feature in Enum.GetValues<VisualFeatures>())
        {
            if (feature != VisualFeatures.None && features.HasFlag(feature))
            {
                var name = feature.ToString();
                names.Add(char.ToLowerInvariant(name[0]) + name[1..]);
            }
        }

        var address = new StringBuilder(_endpoint.AbsoluteUri.TrimEnd('/'))
            .Append("/computervision/imageanalysis:analyze?features=").AppendJoin("%2C", names);
        Append("language", options.Language);
        Append("gender-neutral-caption", options.GenderNeutralCaption?.ToString(CultureInfo.InvariantCulture).ToLowerInvariant());
        Append("model-version", options.ModelVersion);
        return address.Append("&api-version=2023-10-01").ToString();

        void Append(string name, string value)
        {
            if (value is not null)
            {
                address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }
}

public partial class ImageAnalysisClientOptions : ClientOptions
{
}

public partial class ImageAnalysisResult
{
    internal ImageAnalysisResult()
    {
    }
}

public struct ImageAnalysisOptions
{
    public string Language { get; set; }

    public bool? GenderNeutralCaption { get; set; }

    public string ModelVersion { get; set; }

    public IEnumerable<float> SmartCropsAspectRatios { get; set; }
}

[Flags]
public enum VisualFeatures
{
    None = 0,
    Tags = 1,
    Caption = 2,
    DenseCaptions = 4,
    Objects = 8,
    Read = 16,
    SmartCrops = 32,
    People = 64,
}
