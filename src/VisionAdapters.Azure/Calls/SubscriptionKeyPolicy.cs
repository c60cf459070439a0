using Azure.Core;
using Azure.Core.Pipeline;

namespace VisionAdapters.Azure.Calls;

/// <summary>Sends the resource's key.</summary>
internal sealed class SubscriptionKeyPolicy(string key) : HttpPipelineSynchronousPolicy
{
    public const string Header = "Ocp-Apim-Subscription-Key";

    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(Header, key);
}
