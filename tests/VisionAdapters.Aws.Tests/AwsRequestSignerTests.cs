using System.Security.Cryptography;
using Amazon;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Http;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsRequestSignerTests
{
    /// <summary>A vector that was computed independently: see the reference of AWS Signature Version 4 for the steps.</summary>
    [Fact]
    public async Task A_known_request_gets_the_known_signature()
    {
        using var content = new Base64JsonContent("application/x-amz-json-1.1", new Base64JsonPart("{}"u8.ToArray()));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("https://rekognition.us-east-1.amazonaws.com/")) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "RekognitionService.DetectLabels");
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var credentials = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        using var signer = new AwsRequestSigner(AwsService.Instance, credentials, RegionEndpoint.USEast1, time);
        await signer.SignAsync(request, Convert.ToHexStringLower(SHA256.HashData("{}"u8)), TestContext.Current.CancellationToken);
        Assert.EndsWith("Signature=f6053a5a93f48afb61a492f4e0a7e2b9ba6aa5163dba969bedf93c94c25d64ae", request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }
}
