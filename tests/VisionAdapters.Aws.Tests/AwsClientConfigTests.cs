using System.Net;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace VisionAdapters.Aws.Tests;

/// <summary>What a team has configured for AWS's own clients serves the tagger, and the clients' errors have our kinds.</summary>
public sealed class AwsClientConfigTests
{
    [Fact]
    public void Region_address_credentials_and_time_are_taken_over()
    {
        var credentials = new BasicAWSCredentials("id", "secret");

        var options = AwsRekognitionOptions.From(new AmazonSecurityTokenServiceConfig { AuthenticationRegion = "eu-west-1", ServiceURL = "https://vpce.example/", Timeout = TimeSpan.FromSeconds(7), DefaultAWSCredentials = credentials });

        Assert.Equal(("eu-west-1", new Uri("https://vpce.example/"), TimeSpan.FromSeconds(7)), (options.Region, options.Endpoint, options.Timeout));
        Assert.Same(credentials, options.Credentials);
    }

    [Fact]
    public void A_region_alone_leaves_the_address_to_the_tagger()
    {
        var options = AwsRekognitionOptions.From(new AmazonSecurityTokenServiceConfig { RegionEndpoint = Amazon.RegionEndpoint.EUCentral1 });

        Assert.Equal(("eu-central-1", null), (options.Region, options.Endpoint));
    }

    [Fact]
    public void FIPS_endpoints_are_followed()
    {
        var options = AwsRekognitionOptions.From(new AmazonSecurityTokenServiceConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1, UseFIPSEndpoint = true });

        Assert.Equal(new Uri("https://rekognition-fips.us-east-1.amazonaws.com"), options.Endpoint);
    }

    [Theory]
    [InlineData("ThrottlingException", 400, TaggingErrorKind.Throttled)]
    [InlineData("AccessDeniedException", 400, TaggingErrorKind.PermissionDenied)]
    [InlineData("InvalidImageFormatException", 400, TaggingErrorKind.UnsupportedFormat)]
    [InlineData("SomethingNew", 503, TaggingErrorKind.Unavailable)]
    public void Errors_of_a_client_of_ones_own_have_the_same_kinds(string code, int status, TaggingErrorKind kind)
    {
        var failure = new AmazonServiceException("no", ErrorType.Unknown, code, "r-1", (HttpStatusCode)status);

        var error = AwsRekognitionErrors.From(failure);

        Assert.Equal((kind, status, "r-1", "aws-rekognition"), (error.Kind, error.StatusCode, error.RequestId, error.Provider));
        Assert.Same(failure, error.InnerException);
    }

    [Fact]
    public void An_error_without_an_answer_is_of_the_network() => Assert.Equal(
        TaggingErrorKind.Unavailable, AwsRekognitionErrors.From(new AmazonServiceException("no route", new HttpRequestException("no route"))).Kind);
}
